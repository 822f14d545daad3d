package io.mtjlab.simulators.wiring;

import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;

/**
 * The cables and coils as they are, drawn once per seed around what the bench file says.
 *
 * @param seriesOhms really in series with the junction
 * @param pairOhms the same of each further pair of terminals, by its name
 * @param circuits between each source and the terminals, by the source's role
 * @param oerstedPerAmpere of each coil, by its supply's role
 * @param offsetEasyOersted field of the earth and of remanent iron
 * @param offsetHardOersted the same across the ellipse
 * @param signalPhaseDegrees delay between the modulation and the generator's sync, as a lock-in's phase
 */
record RealCables(
        double seriesOhms,
        Map<String, Double> pairOhms,
        Map<String, Circuit> circuits,
        Map<String, Double> oerstedPerAmpere,
        double offsetEasyOersted,
        double offsetHardOersted,
        double signalPhaseDegrees) {

    /** One standard deviation of a coil's constant around the nominal one: winding and position of the sample. */
    private static final double COIL_CONSTANT_SE = 0.005;

    /** A few tenths of an oersted: the horizontal field of the earth, and iron nearby. */
    private static final double OFFSET_FIELD_OERSTED = 0.3;

    private static final double SIGNAL_PHASE_DEGREES = 0.5;

    static RealCables draw(WiringSpec spec, RandomStreams streams) {
        Map<String, Double> coils = new TreeMap<>();
        spec.coils()
                .forEach((role, coil) -> coils.put(
                        role, coil.oerstedPerAmpere() * (1 + COIL_CONSTANT_SE * normal(streams.stream("coil", role)))));
        Map<String, Double> pairs = new TreeMap<>();
        spec.pairs()
                .forEach((name, pair) -> pairs.put(
                        name,
                        Math.max(0, pair.seriesOhms() + pair.seriesOhmsSe() * normal(streams.stream("series", name)))));
        Map<String, Circuit> circuits = new TreeMap<>();
        spec.circuits()
                .forEach((role, circuit) ->
                        circuits.put(role, circuit.losing(circuit.lossDbSe() * normal(streams.stream("loss", role)))));
        return new RealCables(
                Math.max(0, spec.seriesOhms() + spec.seriesOhmsSe() * normal(streams.stream("series"))),
                pairs,
                circuits,
                coils,
                OFFSET_FIELD_OERSTED * normal(streams.stream("offset", Axis.EASY)),
                OFFSET_FIELD_OERSTED * normal(streams.stream("offset", Axis.HARD)),
                SIGNAL_PHASE_DEGREES * normal(streams.stream("phase")));
    }

    /** The real values, keys with units. */
    Map<String, Object> truth() {
        Map<String, Object> truth = new TreeMap<>();
        truth.put("series_ohms", seriesOhms);
        pairOhms.forEach((name, value) -> truth.put("series_ohms." + name, value));
        circuits.forEach((role, circuit) -> {
            if (circuit.lossDbSe() > 0) {
                truth.put("loss_db." + role, -20 * Math.log10(circuit.gain()));
            }
        });
        truth.put("offset_easy_oersted", offsetEasyOersted);
        truth.put("offset_hard_oersted", offsetHardOersted);
        truth.put("signal_phase_degrees", signalPhaseDegrees);
        oerstedPerAmpere.forEach((role, value) -> truth.put("oersted_per_ampere." + role, value));
        return truth;
    }

    private static double normal(UniformRandomProvider dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice).sample();
    }

    /** What acts on the device before anything is switched on. */
    Drive rest() {
        return Drive.REST.withField(offsetEasyOersted, offsetHardOersted);
    }
}
