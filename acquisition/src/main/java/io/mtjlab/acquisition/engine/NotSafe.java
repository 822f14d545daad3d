package io.mtjlab.acquisition.engine;

/**
 * An output that could not be shown to be safe: somebody has to go and look.
 *
 * @param name the role
 * @param why in words
 */
public record NotSafe(String name, String why) {

    @Override
    public String toString() {
        return name + " (" + why + ")";
    }
}
