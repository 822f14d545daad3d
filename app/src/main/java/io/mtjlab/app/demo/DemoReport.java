package io.mtjlab.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.app.Program;
import io.mtjlab.app.report.Numbers;
import io.mtjlab.app.report.Report;
import io.mtjlab.app.report.Report.Fact;
import io.mtjlab.app.report.Report.Section;
import io.mtjlab.base.figure.Figure;
import io.mtjlab.networks.sigmoidmlp.Curve;

/** Composes the report of a demo. */
final class DemoReport {

    private final Demo.Found found;
    private final Characterisation device;
    private final DemoFigures figures;

    DemoReport(Demo.Found found) {
        this.found = found;
        this.device = found.device();
        this.figures = new DemoFigures(device.fits(), device.summary());
    }

    Report compose() {
        return new Report(
                "A microwave-modulated stochastic neuron, characterised",
                "The device of Luo et al., Phys. Rev. Applied 20, L011002 (2023), measured on the virtual lab over real"
                        + " sockets: resistance loops, rectified resonance, telegraph switching under microwave power; then"
                        + " fitted, put on a device card, and used as the neuron of a network.",
                results(),
                sections(),
                Optional.of(device.summary()),
                device.card(),
                device.run().header().snapshot(),
                circumstances());
    }

    private List<Fact> results() {
        var facts = new ArrayList<Fact>();
        first("rh.TMR").ifPresent(p -> facts.add(new Fact("TMR", percent(p), "without the leads, at 10 \u00b5A")));
        first("rh.Hc").ifPresent(p -> facts.add(new Fact("coercive field", value(p, "Oe"), "easy axis")));
        first("stfmr.fr").ifPresent(p -> facts.add(new Fact("resonance", value(p, "MHz"), at(p))));
        sigmoid("sigmoid.alpha", false).ifPresent(p -> facts.add(new Fact("alpha, no RF", value(p, "1/Oe"), "")));
        sigmoid("sigmoid.alpha", true).ifPresent(p -> facts.add(new Fact("alpha, steepest", value(p, "1/Oe"), at(p))));
        sigmoid("sigmoid.beta", false).ifPresent(p -> facts.add(new Fact("beta, no RF", value(p, "Oe"), "")));
        for (Curve curve : found.network().curves()) {
            double last = curve.accuracy()[curve.accuracy().length - 1];
            facts.add(new Fact(
                    "network, " + curve.name(),
                    Numbers.percent(last),
                    "of the " + curve.accuracyOn() + " images after " + curve.accuracy().length + " epochs"));
        }
        var inside = device.summary().coverage95();
        facts.add(new Fact(
                "truths inside 95 %", inside.inside() + " of " + inside.of(), "all quantities with a known truth"));
        return facts;
    }

    private Optional<CardParameter> first(String name) {
        return device.card().parameters(name).stream()
                .filter(p -> p.outcome().determined())
                .findFirst();
    }

    /** @param steepest the largest value of all levels; else that without microwave */
    private Optional<CardParameter> sigmoid(String name, boolean steepest) {
        var all =
                device.card().parameters(name).stream().filter(p -> p.outcome().determined());
        return steepest
                ? all.max(java.util.Comparator.comparingDouble(
                        p -> p.outcome().estimate().orElseThrow().value()))
                : all.filter(p -> "off".equals(p.conditions().values().get("rf_dbm")))
                        .findFirst();
    }

    private static String value(CardParameter parameter, String unit) {
        return Numbers.concise(parameter.outcome().estimate().orElseThrow()) + "&nbsp;" + Numbers.unit(unit);
    }

    private static String percent(CardParameter parameter) {
        return Numbers.concise(
                        (io.mtjlab.analysis.result.Estimate) parameter.outcome().scaled(100, "%"))
                + "&nbsp;%";
    }

    private static String at(CardParameter parameter) {
        var values = parameter.conditions().values();
        var words = new ArrayList<String>();
        if (values.get("field_oersted") instanceof Double field) {
            words.add(String.format(Locale.ROOT, "%.2f Oe", field));
        }
        if (values.get("rf_dbm") instanceof Double level) {
            words.add(String.format(Locale.ROOT, "%.0f dBm", level).replace('-', '\u2212'));
        }
        if (values.get("rf_megahertz") instanceof Double frequency) {
            words.add(String.format(Locale.ROOT, "%.0f MHz", frequency));
        }
        return String.join(", ", words);
    }

    private List<Section> sections() {
        return List.of(
                new Section(
                        "loops",
                        "Resistance against field",
                        "Readings with the current reversed at each field, so that thermal voltages drop out."
                                + " Along the easy axis the junction switches between P and AP; the dotted lines mark the"
                                + " medians of the switching fields. Along the hard axis it jumps by itself between two"
                                + " intermediate levels.",
                        figures.loops()),
                new Section(
                        "resonance",
                        "Rectified resonance (STFMR)",
                        "The lock-in's RMS signal under full square modulation, told as unmodulated direct voltage. Each"
                                + " spectrum with its fit, a symmetric and an antisymmetric Lorentzian on a background.",
                        figures.resonance()),
                new Section(
                        "telegraph",
                        "Telegraph switching",
                        "Examples of traces with the most likely state at each reading, from a hidden Markov chain in"
                                + " continuous time. The current is reversed from segment to segment.",
                        figures.traces()),
                new Section(
                        "sigmoid",
                        "Switching probability",
                        "The fraction of time in the low-resistance state against field, for each microwave power. Points"
                                + " with 68 % intervals; lines are the sigmoids 1/(1 + exp(\u2212alpha (H \u2212 beta))) fitted"
                                + " to the transitions of all traces of a power together, with 95 % bands.",
                        figures.sigmoids()),
                new Section(
                        "network",
                        "Network",
                        "A 784-400-10 perceptron whose neurons answer with the measured switching probability, beside"
                                + " conventional sigmoids. Images: "
                                + found.network().data().description() + ".",
                        network()));
    }

    private List<Figure> network() {
        return List.of(found.network().figure());
    }

    private List<Fact> circumstances() {
        var summary = device.run().summary();
        double lab = summary.labStop()
                .map(stop ->
                        java.time.Duration.between(summary.labStart(), stop).toMillis() / 1000.0)
                .orElse(Double.NaN);
        return List.of(
                new Fact("seed", Long.toString(summary.seed()), "of everything random"),
                new Fact(
                        "lab time", Numbers.duration(lab), summary.units() + " units, " + summary.points() + " points"),
                new Fact(
                        "real time",
                        Numbers.duration(found.allSeconds()),
                        String.format(
                                Locale.ROOT,
                                "measuring %.1f s, fitting %.1f s, network %.1f s",
                                device.measuringSeconds(),
                                device.fittingSeconds(),
                                found.networkSeconds())),
                new Fact("bench", summary.bench(), "virtual"),
                new Fact("run", summary.id(), "in the store beside this page"),
                new Fact(
                        "program",
                        Program.NAME,
                        "matrix library: " + found.network().backend()));
    }
}
