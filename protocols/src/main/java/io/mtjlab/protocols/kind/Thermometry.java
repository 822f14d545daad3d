package io.mtjlab.protocols.kind;

import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.TemperatureController;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.protocols.setup.Station;

/**
 * A measurement that notes with every unit what the thermometer at the device said before and after it: the mean as {@code
 * temperature_kelvin}, the change, and the thermometer's errors. A sensor that is not sound is noted as such; the unit is
 * worth something without.
 */
public final class Thermometry extends Wrapped {

    /** The part of every measurement that a thermometer plays. */
    public static final RoleNeed PART = RoleNeed.optional(
            "thermometer",
            TemperatureController.class,
            "temperature, noted with every unit; when left out, the bench's only one");

    private final TemperatureController sensor;

    private Thermometry(Measurement inner, TemperatureController sensor) {
        super(inner);
        this.sensor = sensor;
    }

    /** With the thermometer that the step names, or the only one on the bench; as it is where there is none. */
    public static Measurement of(Measurement measurement, Station station) {
        Optional<TemperatureController> named = station.optionalPart(PART.part(), TemperatureController.class);
        List<TemperatureController> all = station.onBench(TemperatureController.class);
        return named.or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty())
                .<Measurement>map(sensor -> new Thermometry(measurement, sensor))
                .orElse(measurement);
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception {
        double[] kelvin = new double[2];
        Optional<String> unsound = read(kelvin, 0);
        super.measure(unit, recorder, context);
        unsound = unsound.or(() -> read(kelvin, 1));
        if (unsound.isPresent()) {
            recorder.note("thermometer", unsound.get());
            return;
        }
        Accuracy accuracy = sensor.kelvinAccuracy();
        recorder.note("temperature_kelvin", (kelvin[0] + kelvin[1]) / 2);
        recorder.note("temperature_change_kelvin", kelvin[1] - kelvin[0]);
        recorder.note("temperature_gain_se", accuracy.gainStandardError());
        recorder.note("temperature_offset_se_kelvin", accuracy.offsetStandardError());
    }

    /** @return why the sensor tells nothing */
    private Optional<String> read(double[] into, int index) {
        try {
            into[index] = sensor.readKelvin();
            return Optional.empty();
        } catch (InstrumentError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
