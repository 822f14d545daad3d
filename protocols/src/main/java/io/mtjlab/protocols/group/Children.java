package io.mtjlab.protocols.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.SetPoint;

/**
 * The measurements that a group is made of. A unit of one of them is a unit of the group, its key behind the group's own
 * prefix and the child's name. A child begins when the first of its units is due and ends before another one begins, so
 * that a run that is resumed in the middle prepares just what it needs.
 */
final class Children {

    /** Coordinates of a unit that say which measurement it belongs to. */
    static final String WITHIN = "within";

    static final String KIND = "kind";

    private final Map<String, Measurement> byName;
    private final Map<String, Inner> due = new HashMap<>();
    private @Nullable Measurement current;

    private record Inner(Measurement child, UnitSpec unit) {}

    Children(List<Measurement> children) {
        byName = named(children);
    }

    /** By their kinds; those that come again {@code rh-2}, {@code rh-3}. */
    private static Map<String, Measurement> named(List<Measurement> children) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Measurement> named = new LinkedHashMap<>();
        for (Measurement child : children) {
            int count = seen.merge(child.kind(), 1, Integer::sum);
            named.put(count == 1 ? child.kind() : child.kind() + "-" + count, child);
        }
        return named;
    }

    Map<String, Measurement> byName() {
        return byName;
    }

    /** A child's unit as the group's. @param prefix what tells this round of the children from others, or "" */
    UnitSpec outer(String prefix, String name, UnitSpec unit, Map<String, Object> coordinates) {
        Measurement child = byName.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no child " + name);
        }
        Map<String, Object> all = new LinkedHashMap<>(coordinates);
        all.putIfAbsent(KIND, child.kind()); // a group within a group has said it of its own children
        all.put(WITHIN, prefix + name);
        all.putAll(unit.coordinates());
        if (unit.coordinates().get(WITHIN) instanceof String deeper) {
            all.put(WITHIN, prefix + name + "/" + deeper);
        }
        String key = prefix + name + "/" + unit.key();
        due.put(key, new Inner(child, unit));
        return new UnitSpec(key, prefix + name + ": " + unit.label(), all, unit.columns(), unit.expectedSeconds());
    }

    /** Measures what {@link #outer} has made a unit of the group. */
    void measure(UnitSpec outer, UnitRecorder points, RunContext run) throws Exception {
        Inner inner = due.get(outer.key());
        if (inner == null) {
            throw new IllegalArgumentException("no unit " + outer.key());
        }
        if (inner.child() != current) {
            end(run);
            current = inner.child(); // before it begins: what it has made live when it fails must be made safe
            current.begin(run);
        }
        current.measure(inner.unit(), points, run);
        due.remove(outer.key());
    }

    /** Whether the child whose unit failed goes on without it. */
    boolean goesOnWithout(UnitSpec outer, Exception failure) throws Exception {
        Inner inner = due.get(outer.key());
        return inner != null && inner.child().goesOnWithout(inner.unit(), failure);
    }

    /** Ends the child that is at work, if one is. */
    void end(RunContext run) throws Exception {
        if (current != null) {
            current.end(run);
            current = null;
        }
    }

    /** Everything was made safe in mid-child: it begins anew with its next unit. */
    void forget() {
        current = null;
    }

    List<SafeAction> safeActions() {
        Map<String, SafeAction> byRole = new LinkedHashMap<>();
        byName.values().forEach(child -> child.safeActions().forEach(action -> byRole.put(action.name(), action)));
        return List.copyOf(byRole.values());
    }

    List<String> remarks() {
        return byName.values().stream()
                .flatMap(child -> child.remarks().stream())
                .toList();
    }

    List<SetPoint> setPoints() {
        return byName.values().stream()
                .flatMap(child -> child.setPoints().stream())
                .toList();
    }

    /** What the group is, for the record: its own arguments, and what each child is. */
    Map<String, Object> parameters(Arguments own) {
        List<Object> all = new ArrayList<>();
        byName.forEach((name, child) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", name);
            one.put("kind", child.kind());
            one.put("parameters", child.parameters());
            all.add(one);
        });
        Map<String, Object> group = new LinkedHashMap<>(own.asMap());
        group.put("steps", all);
        return group;
    }
}
