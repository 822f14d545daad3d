package io.mtjlab.simulators.twin.keithley6221.delta;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;

/** UNIT: what a reading is told in (622X-901-01, section 5: measurement units). */
final class MeasurementUnits {

    private final Panel panel;

    MeasurementUnits(CommandTable table) {
        panel = new Panel(table, 1).choice("unit", "UNIT[:VOLTage][:DC]", "V", "OHMS", "W", "SIEMens");
    }

    void reset() {
        panel.reset();
    }

    double of(DeltaReading reading) {
        if (reading.overflows()) {
            return DeltaReading.OVERFLOW;
        }
        return switch (panel.word("unit")) {
            case "OHMS" -> reading.volts() / reading.amperes();
            case "W" -> reading.watts();
            case "SIEM" -> reading.amperes() / reading.volts();
            default -> reading.volts();
        };
    }

    /** As it stands behind a value. */
    String suffix() {
        return switch (panel.word("unit")) {
            case "OHMS" -> "OHM";
            case "W" -> "W";
            case "SIEM" -> "S";
            default -> "VDC";
        };
    }
}
