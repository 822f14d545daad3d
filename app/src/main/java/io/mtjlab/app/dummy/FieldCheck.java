package io.mtjlab.app.dummy;

import java.util.Locale;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;

/**
 * A magnet's coil constant: a small field of both polarities, and half the difference of what a gaussmeter on its axis
 * reads, free of the earth's field and the probe's zero.
 */
final class FieldCheck {

    private static final double TEST_OERSTED = 20;

    private static final double FRACTION_OF_MOST = 0.25;

    private static final int READINGS = 10;

    /** Of a coil constant in a bench file, one standard error, relative: winding, and where the probe stands. */
    private static final double CONSTANT_SE = 0.01;

    private final DummyBench bench;
    private final FieldSource magnet;

    FieldCheck(DummyBench bench, FieldSource magnet) {
        this.bench = bench;
        this.magnet = magnet;
    }

    Finding finding() throws InterruptedException {
        Gaussmeter probe = bench.bench().instruments().values().stream()
                .filter(each -> each instanceof Gaussmeter && !each.role().equals(magnet.role()))
                .map(each -> (Gaussmeter) each)
                .filter(each -> each.axis() == magnet.axis())
                .findFirst()
                .orElse(null);
        if (probe == null) {
            return Finding.warn(
                    magnet.role(),
                    "its coil constant cannot be checked: no gaussmeter of this bench feels the " + magnet.axis()
                            + " axis",
                    "hold one at the device, and compare the field per ampere with oersted_per_ampere");
        }
        double oersted = Math.min(TEST_OERSTED, FRACTION_OF_MOST * magnet.maxOersted());
        probe.setRangeOersted(2 * oersted);
        magnet.setOutput(true);
        DcMeter.Mean plus = at(oersted, probe);
        DcMeter.Mean minus = at(-oersted, probe);
        double noise = Math.hypot(plus.standardError(), minus.standardError()) / 2;
        double error = Math.sqrt(CurrentCheck.square(CONSTANT_SE * oersted)
                + CurrentCheck.square(probe.oerstedAccuracy().standardError(oersted))
                + CurrentCheck.square(noise));
        Comparison compared = Verdict.compare((plus.value() - minus.value()) / 2, oersted, error, "Oe");
        return Verdict.of(
                magnet.role() + " -> " + probe.role(),
                String.format(Locale.ROOT, "+-%.3g Oe by the coil constant", oersted),
                compared,
                0);
    }

    /** The mean field, in oersted. */
    private DcMeter.Mean at(double oersted, Gaussmeter probe) throws InterruptedException {
        magnet.rampToOersted(oersted);
        double[] readings = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            bench.settle();
            readings[i] = probe.readOersted();
        }
        return DcMeter.Mean.of(readings);
    }
}
