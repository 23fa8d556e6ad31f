(picture, like) => {
  // With a picture to search with, the words say what should be different about it.
  const key = picture || like ? "ask.but" : "ask.words.placeholder";
  return { __type__: "update", placeholder: `__i18n__${JSON.stringify({ __type__: "translation_metadata", key })}` };
}
