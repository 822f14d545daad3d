package io.mtjlab.networks.data;

/** Where images come from: {@link IdxFiles} or {@link DrawnDigits}. */
public interface DataSource {

    /**
     * Reads or draws the images.
     *
     * @throws io.mtjlab.base.error.InvalidInput if a file is missing, truncated, or something else than expected
     */
    ImageData load();
}
