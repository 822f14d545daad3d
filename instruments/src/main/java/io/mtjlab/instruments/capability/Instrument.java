package io.mtjlab.instruments.capability;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Anything on a bench that answers. Opening one changes no output and no setting. */
public interface Instrument extends AutoCloseable {

    /** Its name in the bench file. */
    String role();

    /** What it said of itself. */
    Identity identity();

    /** Every setting as the instrument reports it now. */
    List<SettingValue> snapshot();

    /** When its next calibration is due; empty where the instrument does not say. */
    default Optional<LocalDate> calibrationDue() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The four fields of *IDN?. */
    record Identity(String manufacturer, String model, String serial, String firmware) {
        @Override
        public String toString() {
            String number = serial.startsWith("s/n") ? serial.substring("s/n".length()) : serial; // as an SR830 says it
            return manufacturer + " " + model + " s/n " + number + " firmware " + firmware;
        }
    }

    /** @param unit its symbol, empty where the value is a word or a switch */
    record SettingValue(String name, String value, String unit) {}
}
