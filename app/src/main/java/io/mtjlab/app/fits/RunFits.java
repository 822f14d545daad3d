package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.card.CardCovariance;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.JsonText;

/** Fits everything that a stored run holds, with the errors of the instruments that it was measured with. */
public final class RunFits {

    private final StoredRun run;
    private final Fitted fitted;
    private final LevelDrift parallelDrift;

    private RunFits(StoredRun run, Fitted fitted, LevelDrift parallelDrift) {
        this.run = run;
        this.fitted = fitted;
        this.parallelDrift = parallelDrift;
    }

    /** One fit, and what its data had in common. */
    public record Fit(String step, String dataSet, Conditions conditions, FitResult result) {}

    /** Fits the complete units of every step, device by device. */
    public static RunFits of(StoredRun run) {
        Map<Optional<String>, List<Section>> byDevice = new LinkedHashMap<>();
        for (Section section : Section.of(run)) {
            byDevice.computeIfAbsent(section.device(), key -> new ArrayList<>()).add(section);
        }
        var origin = new Origin(run);
        Fitted all = Fitted.NOTHING;
        LevelDrift drift = LevelDrift.NOT_SEEN;
        for (List<Section> own : byDevice.values()) {
            var loops = new RhFits(run, origin);
            all = all.and(onOneDevice(run, origin, loops, own));
            drift = loops.parallelDrift();
        }
        return new RunFits(run, all, drift);
    }

    /** The fits of one complete unit by itself, as they are attached to a run; what needs several units is not among them. */
    public static List<StoredFit> documents(StoredRun run, StoredUnit unit) {
        var origin = Origin.unfinished();
        return documents(onOneDevice(run, origin, new RhFits(run, origin), Section.of(run, unit)));
    }

    private static Fitted onOneDevice(StoredRun run, Origin origin, RhFits loops, List<Section> sections) {
        Fitted all = loops.fit(ofKind(sections, "rh"));
        for (Section section : sections) {
            all = all.and(
                    switch (section.kind()) {
                        case "stfmr" -> new StfmrFits(run, origin).fit(section);
                        case "switching-probability" -> new ProbabilityFits(run, origin).fit(section);
                        case "rv" -> new PulsedFits(run, origin).rv(section);
                        case "pulse-train" -> new PulsedFits(run, origin).pulses(section);
                        default -> Fitted.NOTHING;
                    });
        }
        return all.and(new TelegraphFits(run, origin).fit(ofKind(sections, "telegraph")));
    }

    private static List<Section> ofKind(List<Section> sections, String kind) {
        return sections.stream()
                .filter(section ->
                        section.kind().equals(kind) && !section.units().isEmpty())
                .toList();
    }

    public List<Fit> fits() {
        return fitted.fits().stream()
                .map(f -> new Fit(f.step(), f.dataSet(), f.conditions(), f.result()))
                .toList();
    }

    public List<Fit> fits(String kind) {
        return fits().stream().filter(f -> f.result().kind().equals(kind)).toList();
    }

    /** The card with everything that was found here added. */
    public DeviceCard onto(DeviceCard card) {
        List<CardParameter> parameters = fitted.parameters().stream()
                .sorted(java.util.Comparator.comparingInt(p -> rank(p.name())))
                .toList();
        DeviceCard more = card.with(parameters);
        for (CardCovariance covariance : fitted.covariances()) {
            more = more.with(covariance);
        }
        ObjectNode before = card.toTree().path("health") instanceof ObjectNode known
                ? known
                : card.toTree().objectNode();
        Optional<ObjectNode> place = place();
        if (place.isPresent()) {
            more = more.withDeviceFact("wafer", place.get());
        }
        return more.with("health", new Health(run).onto(before, parallelDrift));
    }

    /** Name of the wafer, and column and row of the die, of a run that is seen as being of one device. */
    private Optional<ObjectNode> place() {
        String device = run.device().orElse("");
        for (StoredUnit unit : run.device().isPresent() ? run.units() : List.<StoredUnit>of()) {
            Map<String, Object> at = unit.spec().coordinates();
            if (at.get("die_column") instanceof Number column && at.get("die_row") instanceof Number row) {
                ObjectNode wafer = JsonNodeFactory.instance.objectNode();
                wafer.put("name", device.substring(0, Math.max(0, device.indexOf(" die="))));
                wafer.putArray("die").add(column.intValue()).add(row.intValue());
                return Optional.of(wafer);
            }
        }
        return Optional.empty();
    }

    /** Loops, spectra, sigmoids, laws of dwell times, then the many traces. */
    private static int rank(String name) {
        return List.of("rh", "rv", "pulses", "stfmr", "sigmoid", "arrhenius", "telegraph")
                .indexOf(name.substring(0, name.indexOf('.')));
    }

    /** Attaches every fit to the run. */
    public void store(RunStore store) {
        documents().forEach(fit -> store.putFit(run.id(), fit));
    }

    /** Every fit as it is attached to a run. */
    public List<StoredFit> documents() {
        return documents(fitted);
    }

    private static List<StoredFit> documents(Fitted fitted) {
        return fitted.fits().stream()
                .map(fit -> {
                    ObjectNode document = fit.result().toJson();
                    document.set("conditions", JsonText.tree(fit.conditions().values()));
                    return new StoredFit(fit.result().kind(), fit.dataSet(), document.toString());
                })
                .toList();
    }
}
