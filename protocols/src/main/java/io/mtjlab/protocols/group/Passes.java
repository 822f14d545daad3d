package io.mtjlab.protocols.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Several measurements, one after the other, as often as asked or until what they measure meets a condition. A unit is
 * one of theirs; where there are several passes, its key begins with {@code pass=2}.
 */
public final class Passes extends StepMeasurement {

    /** A fixed number of passes. */
    public static final Kind SEQUENCE = Kind.group(
            "sequence",
            "steps one after the other, several times",
            List.of(),
            PassesParameters.SEQUENCE,
            Passes::sequence);

    /** Passes until a condition holds. */
    public static final Kind REPEAT = Kind.group(
            "repeat",
            "steps again and again until what they measure meets a condition",
            List.of(),
            PassesParameters.REPEAT,
            Passes::repeat);

    private final Children children;
    private final int least;
    private final int most;
    private final Optional<Until> until;

    private Passes(
            Kind kind, Arguments arguments, List<Measurement> children, int least, int most, Optional<Until> until) {
        super(kind, arguments);
        this.children = new Children(children);
        this.least = least;
        this.most = most;
        this.until = until;
    }

    private static Passes sequence(Arguments arguments, Station station, List<Measurement> children) {
        int times = arguments.get(PassesParameters.TIMES);
        return new Passes(SEQUENCE, arguments, children, times, times, Optional.empty());
    }

    private static Passes repeat(Arguments arguments, Station station, List<Measurement> children) {
        Until until = PassesParameters.until(arguments);
        int most = arguments.get(PassesParameters.AT_MOST);
        Passes passes = new Passes(REPEAT, arguments, children, until.leastPasses(), most, Optional.of(until));
        until.require(passes.children, arguments);
        return passes;
    }

    @Override
    public Plan plan() {
        return new PassesPlan();
    }

    /** Pass by pass, and in each child by child, as their own plans say. */
    private final class PassesPlan implements Plan {

        private final Histories histories = new Histories();
        private int pass = 1;
        private List<Map.Entry<String, Plan>> left = fresh();

        private List<Map.Entry<String, Plan>> fresh() {
            List<Map.Entry<String, Plan>> plans = new ArrayList<>();
            children.byName().forEach((name, child) -> plans.add(Map.entry(name, child.plan())));
            return plans;
        }

        @Override
        public Optional<UnitSpec> next(List<UnitRecord> history) {
            histories.show(history);
            while (pass <= most) {
                while (!left.isEmpty()) {
                    String name = left.get(0).getKey();
                    Optional<UnitSpec> unit = left.get(0).getValue().next(histories.under(prefix(pass) + name));
                    if (unit.isPresent()) {
                        return Optional.of(children.outer(prefix(pass), name, unit.get(), coordinates(pass)));
                    }
                    left.remove(0);
                }
                if (done()) {
                    return Optional.empty();
                }
                pass++;
                left = fresh();
            }
            return Optional.empty();
        }

        private boolean done() {
            return until.filter(condition -> {
                        List<List<UnitRecord>> passes = new ArrayList<>();
                        for (int p = 1; p <= pass; p++) {
                            passes.add(histories.under(prefix(p) + condition.step(children)));
                        }
                        return condition.holds(passes);
                    })
                    .isPresent();
        }

        @Override
        public List<UnitSpec> outlook() {
            List<UnitSpec> all = new ArrayList<>();
            for (int p = 1; p <= least; p++) {
                int number = p;
                children.byName()
                        .forEach((name, child) -> child.plan()
                                .outlook()
                                .forEach(unit ->
                                        all.add(children.outer(prefix(number), name, unit, coordinates(number)))));
            }
            return all;
        }

        @Override
        public Seconds seconds() {
            return children.byName().values().stream()
                    .map(child -> child.plan().seconds())
                    .reduce(new Seconds(0, 0), Seconds::and)
                    .times(least, most);
        }
    }

    private String prefix(int pass) {
        return most == 1 ? "" : "pass=" + pass + "/";
    }

    private Map<String, Object> coordinates(int pass) {
        return most == 1 ? Map.of() : Map.of("pass", pass);
    }

    @Override
    public void begin(RunContext run) {}

    @Override
    public void recover(RunContext run) {
        children.forget();
    }

    @Override
    public boolean goesOnWithout(UnitSpec unit, Exception failure) throws Exception {
        return children.goesOnWithout(unit, failure);
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder points, RunContext run) throws Exception {
        children.measure(unit, points, run);
    }

    @Override
    public void end(RunContext run) throws Exception {
        children.end(run);
    }

    @Override
    public List<SetPoint> setPoints() {
        return children.setPoints();
    }

    @Override
    public List<String> remarks() {
        return children.remarks();
    }

    @Override
    public Map<String, Object> parameters() {
        return children.parameters(arguments);
    }

    @Override
    public List<SafeAction> safeActions() {
        return children.safeActions();
    }
}
