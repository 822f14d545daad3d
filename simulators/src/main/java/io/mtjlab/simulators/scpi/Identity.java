package io.mtjlab.simulators.scpi;

/** Who an instrument says it is. */
public record Identity(String manufacturer, String model, String serial, String firmware) {
    @Override
    public String toString() {
        return manufacturer + "," + model + "," + serial + "," + firmware;
    }
}
