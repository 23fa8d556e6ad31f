/* Stands between a process and the C library, for the files below one folder: counts every step that changes them, and
 * at a chosen one kills the process as `kill -9` does, writes only half of it first, or says that the disk is full.
 * It can keep a record of all steps, from which `powercut.py` tells what a disk holds when the power fails.
 *
 * Loaded by LD_PRELOAD; nothing in the product knows of it. Steps of -shm files, which SQLite makes again, don't count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KILL = 0, HALF = 1, FULL = 2, DENIED = 3 };

static char prefix[4096];
static long count, at;
static int mode, record = -1, armed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t really_write(int fd, const void *data, size_t size) { REAL(write); return real(fd, data, size); }

/* From now on steps below the folder count; the one of that number is struck, or none if it is 0. */
void shim_arm(const char *folder, long step, int what, int into) {
    strncpy(prefix, folder, sizeof prefix - 1);
    count = 0, at = step, mode = what, record = into, armed = 1;
}

long shim_steps(void) { return count; }

static int below(const char *path) {
    size_t length = strlen(prefix), size = strlen(path);
    if (size + 1 == length && strncmp(path, prefix, size) == 0) return armed; /* the folder itself */
    return armed && strncmp(path, prefix, length) == 0 && !(size > 4 && strcmp(path + size - 4, "-shm") == 0);
}

static int full_path(int folder, const char *path, char *out) {
    if (path[0] == '/') { strncpy(out, path, 4095); out[4095] = 0; return 1; }
    char base[4096] = "";
    if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
    else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t size = readlink(link, base, sizeof base - 1);
        if (size < 0) return 0;
        base[size] = 0;
    }
    return snprintf(out, 4096, "%s/%s", base, path) > 0;
}

static int path_of(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, out, 4095);
    if (size < 0) return 0;
    out[size] = 0;
    return 1;
}

static uint64_t inode(int fd) { struct stat s; return fstat(fd, &s) ? 0 : s.st_ino; }

static void put(const void *data, size_t size) {
    const char *next = data;
    while (size) { ssize_t done = really_write(record, next, size); if (done <= 0) abort(); next += done; size -= done; }
}

static pthread_mutex_t recording = PTHREAD_MUTEX_INITIALIZER;

/* kind, inode, place, then two texts or data, each with its length before it. */
static void note(char kind, uint64_t node, int64_t place, const char *one, size_t size, const char *two) {
    if (record < 0) return;
    uint64_t first = size, second = two ? strlen(two) : 0;
    pthread_mutex_lock(&recording);
    put(&kind, 1), put(&node, 8), put(&place, 8), put(&first, 8), put(one, first), put(&second, 8), put(two ? two : "", second);
    pthread_mutex_unlock(&recording);
}

void shim_mark(long number) { note('A', 0, number, "", 0, 0); }

/* Counts a step. 0: go on. 1: only half of it. Otherwise the error to return. Kills where that is wanted. */
static int step(void) {
    pthread_mutex_lock(&lock);
    long now = ++count;
    int struck = at && (mode == FULL || mode == DENIED ? now >= at : now == at);
    pthread_mutex_unlock(&lock);
    if (!struck) return 0;
    if (mode == FULL) return ENOSPC;
    if (mode == DENIED) return EROFS;
    if (mode == HALF) return 1;
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* What only takes away needs no room. */
static int makes_room(int error) { return error == ENOSPC; }

static ssize_t written(int fd, const void *data, size_t size, off_t place, ssize_t (*real)(int, const void *, size_t, off_t)) {
    char path[4096];
    if (!armed || fd == record || !path_of(fd, path) || !below(path)) return real(fd, data, size, place);
    int error = step();
    if (error == 1) { real(fd, data, size / 2, place); die(); }
    if (error) { errno = error; return -1; }
    off_t from = place >= 0 ? place : lseek(fd, 0, SEEK_CUR);
    if (place < 0 && fcntl(fd, F_GETFL) & O_APPEND) from = lseek(fd, 0, SEEK_END);
    ssize_t done = real(fd, data, size, place);
    if (done > 0) note('W', inode(fd), from, data, done, 0);
    return done;
}

static ssize_t plain(int fd, const void *data, size_t size, off_t place) { (void)place; return really_write(fd, data, size); }
static ssize_t placed(int fd, const void *data, size_t size, off_t place) { REAL(pwrite64); return real(fd, data, size, place); }

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, -1, plain); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) { return written(fd, data, size, place, placed); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { return written(fd, data, size, place, placed); }

static int truncated(int fd, off_t size) {
    REAL(ftruncate64);
    char path[4096];
    if (!armed || !path_of(fd, path) || !below(path)) return real(fd, size);
    int error = step();
    if (error == 1) die();
    if (error && !makes_room(error)) { errno = error; return -1; }
    int done = real(fd, size);
    if (!done) note('T', inode(fd), size, "", 0, 0);
    return done;
}
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }
int ftruncate(int fd, off_t size) { return truncated(fd, size); }

static int synced(int fd, int (*real)(int)) {
    char path[4096];
    if (!armed || !path_of(fd, path) || !below(path)) return real(fd);
    int error = step();
    if (error == 1) die();
    int done = real(fd);
    struct stat s;
    if (done || record < 0 || fstat(fd, &s)) return done;
    if (S_ISDIR(s.st_mode)) { note('D', s.st_ino, 0, path, strlen(path), 0); return 0; }
    char own[64], *content = malloc(s.st_size + 1);
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    int again = open(own, O_RDONLY);
    ssize_t size = again >= 0 ? pread(again, content, s.st_size, 0) : -1;
    if (size < 0) abort();
    close(again);
    note('S', s.st_ino, 0, content, size, 0);
    free(content);
    return 0;
}
static int real_fsync(int fd) { REAL(fsync); return real(fd); }
static int real_fdatasync(int fd) { REAL(fdatasync); return real(fd); }
int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

static int opened(int folder, const char *path, int flags, mode_t rights) {
    REAL(openat64);
    char whole[4096];
    int makes = flags & (O_CREAT | O_TRUNC), missing = 0;
    int ours = armed && makes && full_path(folder, path, whole) && below(whole);
    struct stat s;
    if (ours) {
        missing = stat(whole, &s) != 0;
        if (!missing && !(flags & O_TRUNC)) ours = 0;
    }
    if (ours) {
        int error = step();
        if (error == 1) die();
        if (error && (missing || !makes_room(error))) { errno = error; return -1; }
    }
    int fd = real(folder, path, flags, rights);
    if (ours && fd >= 0) note(missing ? 'C' : 'T', inode(fd), 0, missing ? whole : "", missing ? strlen(whole) : 0, 0);
    return fd;
}
#define RIGHTS(flags) mode_t rights = 0; if (flags & O_CREAT) { va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { RIGHTS(flags) return opened(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { RIGHTS(flags) return opened(AT_FDCWD, path, flags, rights); }
int openat(int folder, const char *path, int flags, ...) { RIGHTS(flags) return opened(folder, path, flags, rights); }
int openat64(int folder, const char *path, int flags, ...) { RIGHTS(flags) return opened(folder, path, flags, rights); }

static FILE *stream(const char *path, const char *how, FILE *(*real)(const char *, const char *)) {
    char whole[4096];
    struct stat s;
    int ours = armed && how[0] == 'w' && full_path(AT_FDCWD, path, whole) && below(whole), missing = ours && stat(whole, &s);
    if (ours) {
        int error = step();
        if (error == 1) die();
        if (error) { errno = error; return 0; }
    }
    FILE *file = real(path, how);
    if (ours && file) note(missing ? 'C' : 'T', inode(fileno(file)), 0, missing ? whole : "", missing ? strlen(whole) : 0, 0);
    return file;
}
static FILE *real_fopen(const char *path, const char *how) { REAL(fopen64); return real(path, how); }
FILE *fopen(const char *path, const char *how) { return stream(path, how, real_fopen); }
FILE *fopen64(const char *path, const char *how) { return stream(path, how, real_fopen); }

static int moved(int from, const char *old, int to, const char *new) {
    REAL(renameat);
    char one[4096], two[4096];
    if (!armed || !full_path(from, old, one) || !full_path(to, new, two) || !below(two)) return real(from, old, to, new);
    int error = step();
    if (error == 1) die();
    if (error && !makes_room(error)) { errno = error; return -1; }
    int done = real(from, old, to, new);
    if (!done) note('R', 0, 0, one, strlen(one), two);
    return done;
}
int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new); }

static int linked(const char *old, const char *new) {
    REAL(link);
    char one[4096], two[4096];
    if (!armed || !full_path(AT_FDCWD, old, one) || !full_path(AT_FDCWD, new, two) || !below(two)) return real(old, new);
    int error = step();
    if (error == 1) die();
    if (error) { errno = error; return -1; }
    int done = real(old, new);
    if (!done) note('L', 0, 0, one, strlen(one), two);
    return done;
}
int link(const char *old, const char *new) { return linked(old, new); }
int linkat(int from, const char *old, int to, const char *new, int flags) {
    REAL(linkat);
    if (from == AT_FDCWD && to == AT_FDCWD) return linked(old, new);
    return real(from, old, to, new, flags);
}

static int gone(int folder, const char *path, int flags) {
    REAL(unlinkat);
    char whole[4096];
    struct stat s;
    if (!armed || !full_path(folder, path, whole) || !below(whole) || lstat(whole, &s)) return real(folder, path, flags);
    int error = step();
    if (error == 1) die();
    if (error && !makes_room(error)) { errno = error; return -1; }
    int done = real(folder, path, flags);
    if (!done) note('U', 0, 0, whole, strlen(whole), 0);
    return done;
}
int unlink(const char *path) { return gone(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return gone(folder, path, flags); }
int rmdir(const char *path) { return gone(AT_FDCWD, path, AT_REMOVEDIR); }

static int made(int folder, const char *path, mode_t rights) {
    REAL(mkdirat);
    char whole[4096];
    if (!armed || !full_path(folder, path, whole) || !below(whole)) return real(folder, path, rights);
    int error = step();
    if (error == 1) die();
    if (error) { errno = error; return -1; }
    int done = real(folder, path, rights);
    if (!done) note('M', 0, 0, whole, strlen(whole), 0);
    return done;
}
int mkdir(const char *path, mode_t rights) { return made(AT_FDCWD, path, rights); }
int mkdirat(int folder, const char *path, mode_t rights) { return made(folder, path, rights); }
