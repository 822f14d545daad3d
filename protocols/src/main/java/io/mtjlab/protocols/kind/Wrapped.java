package io.mtjlab.protocols.kind;

import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.protocols.setup.SetPoint;

/** A measurement around another: all that it does not say itself is the other's. */
abstract class Wrapped implements Measurement {

    private final Measurement inner;

    Wrapped(Measurement inner) {
        this.inner = inner;
    }

    @Override
    public String kind() {
        return inner.kind();
    }

    @Override
    public Map<String, Object> parameters() {
        return inner.parameters();
    }

    @Override
    public List<String> remarks() {
        return inner.remarks();
    }

    @Override
    public Plan plan() {
        return inner.plan();
    }

    @Override
    public void begin(RunContext context) throws Exception {
        inner.begin(context);
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception {
        inner.measure(unit, recorder, context);
    }

    @Override
    public void end(RunContext context) throws Exception {
        inner.end(context);
    }

    @Override
    public void recover(RunContext context) throws Exception {
        inner.recover(context);
    }

    @Override
    public boolean goesOnWithout(UnitSpec unit, Exception failure) throws Exception {
        return inner.goesOnWithout(unit, failure);
    }

    @Override
    public List<SafeAction> safeActions() {
        return inner.safeActions();
    }

    @Override
    public List<SetPoint> setPoints() {
        return inner.setPoints();
    }
}
