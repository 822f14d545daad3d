package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.BenchFiles;
import io.mtjlab.app.bench.BenchPlace;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.app.doctor.BenchHealth;
import io.mtjlab.app.doctor.DoctorReport;
import io.mtjlab.app.doctor.Finding;
import io.mtjlab.app.doctor.Installation;
import io.mtjlab.app.doctor.StoreHealth;
import io.mtjlab.app.dummy.Dummy;
import io.mtjlab.app.dummy.DummyTest;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;

/** Looks, and tells. */
record DoctorRun(PrintWriter out, PrintWriter err, boolean json) {

    int installation(Path store) {
        List<Finding> findings = new ArrayList<>(new Installation().findings());
        findings.addAll(StoreHealth.of(store));
        return tell(findings);
    }

    int bench(Path given, OptionalDouble dummyOhms, double tolerance) throws InterruptedException {
        BenchFile file = BenchFiles.bench(given);
        return Interruption.during(() -> tell(findings(file, dummyOhms, tolerance)), err);
    }

    private static List<Finding> findings(BenchFile file, OptionalDouble dummyOhms, double tolerance)
            throws InterruptedException {
        BenchPlace place;
        try {
            place = BenchPlace.of(file, OptionalLong.empty(), dummyOhms);
        } catch (InvalidInput e) {
            return List.of(Finding.failed("bench", e, "a virtual bench starts only when this is mended"));
        }
        try (place) {
            List<Finding> all = new ArrayList<>(new BenchHealth(file, place).findings());
            if (dummyOhms.isPresent()) {
                all.addAll(dummy(file, place, new Dummy(dummyOhms.getAsDouble(), tolerance), all));
            }
            return all;
        }
    }

    private static List<Finding> dummy(BenchFile file, BenchPlace place, Dummy dummy, List<Finding> found)
            throws InterruptedException {
        if (!DoctorReport.healthy(found)) {
            return List.of(Finding.fail(
                    "dummy", "not tried, because an instrument does not answer as it should", "mend that first"));
        }
        try (Bench bench = Bench.open(file, place.resources(), place.clock())) {
            return new DummyTest(bench, dummy).run();
        }
    }

    private int tell(List<Finding> findings) {
        if (json) {
            out.print(DoctorReport.json(findings));
        } else {
            DoctorReport.table(findings, out);
        }
        out.flush();
        return DoctorReport.healthy(findings) ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
