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

/** Fits runs and puts what they say on one card; of a quantity that several runs measured, the last counts. */
record CardRun(PrintWriter out, PrintWriter err) {

    int run(List<String> runs, StoreLocation store, Optional<String> device, List<Path> alike, Optional<Path> file) {
        List<DeviceCard> others = alike.stream().map(DeviceCard::read).toList();
        try (RunStore open = store.openToAnnotate()) {
            List<StoredRun> stored = runs.stream().map(open::run).toList();
            DeviceCard card = DeviceCard.forDevice(
                    device.orElseGet(() -> stored.get(0).summary().bench()));
            for (StoredRun run : stored) {
                err.println("fitting " + run.id());
                RunFits fits = RunFits.of(run);
                fits.store(open);
                card = fits.onto(card);
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
}
