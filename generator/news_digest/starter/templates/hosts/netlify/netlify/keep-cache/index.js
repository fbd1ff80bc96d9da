// Keeps what the digest has understood of its articles from one build to the next.
const FOLDER = ".cache/digest";

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(FOLDER),
  onPostBuild: ({ utils }) => utils.cache.save(FOLDER),
};
