package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.base.error.InvalidInput;

/** Fits runs and puts what they say on one card; of a quantity that several runs measured, the last counts. */
record CardRun(PrintWriter out, PrintWriter err) {

    int run(
            List<String> runs,
            StoreLocation store,
            Optional<String> device,
            boolean aged,
            List<Path> alike,
            Optional<Path> file) {
        List<DeviceCard> others = alike.stream().map(DeviceCard::read).toList();
        try (RunStore open = store.openToAnnotate()) {
            List<StoredRun> stored = runs.stream().map(open::run).toList();
            DeviceCard card = DeviceCard.forDevice(
                    device.orElseGet(() -> stored.get(0).summary().bench()));
            for (StoredRun run : stored) {
                err.println("fitting " + run.id());
                if (run.devices().isEmpty()) {
                    RunFits fits = RunFits.of(run);
                    fits.store(open);
                    card = fits.onto(card);
                } else {
                    card = RunFits.of(oneOf(run, device, aged)).onto(card);
                }
            }
            if (!others.isEmpty()) {
                List<DeviceCard> all = new ArrayList<>(others);
                all.add(card);
                card = card.with("spread", DeviceSpread.of(all));
            }
            if (file.isPresent()) {
                Output.write(file.get(), card.toJson());
            } else {
                out.print(card.toJson());
            }
        }
        return ExitStatus.DONE;
    }

    /** Of a run over many devices the one that the card is for. */
    private StoredRun oneOf(StoredRun run, Optional<String> device, boolean aged) {
        List<String> devices = run.devices();
        StoredRun one = run.on(
                device.orElseThrow(() -> new InvalidInput("run " + run.id() + " is over " + devices.size()
                        + " devices; say which, as in --device \"" + devices.get(0) + "\"")),
                aged);
        int left =
                run.on(device.orElseThrow(), true).units().size() - one.units().size();
        if (left > 0) {
            err.println("mtjlab: " + left + " units of run " + run.id()
                    + " are left out, because the device had aged; --with-aged takes them in");
        }
        if (one.units().isEmpty()) {
            throw new InvalidInput("run " + run.id() + " holds nothing of " + device.orElseThrow()
                    + " for a card; `mtjlab runs show " + run.id() + " --wafer` says why");
        }
        return one;
    }
}
