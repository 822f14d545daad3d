package io.mtjlab.app.doctor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mtjlab.app.bench.BenchPlace;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.AllAtOnce;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.InstrumentEntry;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.WrongInstrument;
import io.mtjlab.instruments.session.LinkException;

/**
 * Each instrument of a bench by itself, all at once, so that one that is not there hides none of the others: reachable,
 * the model that the file says, its error queue, its calibration, its output. Only asks; sets nothing.
 */
public final class BenchHealth {

    private final BenchFile file;
    private final BenchPlace place;
    private final LabClock clock;

    public BenchHealth(BenchFile file, BenchPlace place) {
        this.file = file;
        this.place = place;
        this.clock = place.clock();
    }

    public List<Finding> findings() {
        return AllAtOnce.forEach(file.instruments().keySet(), clock, role -> look(file.instrument(role)))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> look(InstrumentEntry entry) {
        String role = entry.role();
        String where = place.resources().getOrDefault(role, entry.resource().toString());
        Map<String, String> here = place.resources().containsKey(role) ? Map.of(role, where) : Map.of();
        try (Bench alone = Bench.open(file.only(role), here, clock)) {
            return examine(alone.instrument(role, Instrument.class), entry, where);
        } catch (WrongInstrument e) {
            return List.of(Finding.failed(role, e, "check the addresses: two instruments may be swapped"));
        } catch (LinkException e) {
            return List.of(Finding.failed(
                    role,
                    e,
                    "see that it is switched on and connected, that " + where + " is its address (" + entry.place()
                            + "), and that no other program holds it"));
        } catch (RuntimeException e) {
            return List.of(Finding.failed(role, e, "see " + entry.place()));
        }
    }

    private static List<Finding> examine(Instrument instrument, InstrumentEntry entry, String where) {
        String role = entry.role();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(role, entry.model() + " at " + where + ": " + instrument.identity()));
        if (instrument instanceof MessageDriver driver
                && !driver.complaintsFromBefore().isEmpty()) {
            findings.add(Finding.warn(
                    role,
                    "its error queue held " + String.join("; ", driver.complaintsFromBefore()),
                    "read and taken off now; if it comes again, look at what else talks to it"));
        }
        instrument.calibrationDue().ifPresent(due -> findings.add(calibration(role, due)));
        if (instrument instanceof Output output && !output.isSafe()) {
            findings.add(Finding.warn(
                    role, "its output is on", "switch it off unless another program is measuring with it"));
        }
        return findings;
    }

    private static Finding calibration(String role, LocalDate due) {
        return due.isBefore(LocalDate.now(java.time.ZoneId.systemDefault()))
                ? Finding.warn(
                        role,
                        "its calibration was due on " + due,
                        "have it calibrated; until then its specified" + " accuracy is not warranted")
                : Finding.ok(role, "calibration due on " + due);
    }
}
