package io.mtjlab.acquisition.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;

/** Three units of points whose values say where they belong; the second waits in its middle until it is let go. */
final class StreamedRun implements Procedure {

    static final int POINTS = 3000;

    private final int points;
    final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    StreamedRun() {
        this(POINTS);
    }

    /** @param points of each unit */
    StreamedRun(int points) {
        this.points = points;
    }

    void go() {
        letGo.countDown();
    }

    @Override
    public String kind() {
        return "ramp";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("rf_dbm", List.of("off", -15));
    }

    @Override
    public Plan plan() {
        List<Column> columns = List.of(Column.of("t", Unit.SECOND), Column.of("V", Unit.VOLT));
        return Plan.fixed(List.of(
                new UnitSpec("n=0", "ramp 0", Map.of("n", 0), columns, 1),
                new UnitSpec("n=1", "ramp 1", Map.of("n", 1), columns, 1),
                new UnitSpec("n=2", "ramp 2", Map.of("n", 2), columns, 1)));
    }

    @Override
    public void begin(RunContext context) {}

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws InterruptedException {
        for (int i = 0; i < points; i++) {
            if (i == points / 2 && unit.key().equals("n=1")) {
                inTheMiddle.countDown();
                letGo.await();
            }
            context.checkpoint();
            recorder.append(i, i == 7 ? Double.NaN : i * 0.5);
        }
        recorder.note("rate_hz", 1000);
    }

    @Override
    public List<SafeAction> safeActions() {
        return List.of();
    }
}
