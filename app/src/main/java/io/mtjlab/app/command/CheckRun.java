package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.app.bench.BenchSession;
import io.mtjlab.app.bench.CampaignCheck;
import io.mtjlab.app.bench.CampaignFile;

/** Checks a campaign as the command line asks. */
record CheckRun(PrintWriter out) {

    int run(Path campaign, Optional<Path> bench, boolean json) {
        CampaignFile file = CampaignFile.find(campaign, bench);
        CampaignCheck check;
        try (BenchSession session = BenchSession.open(file.bench(), OptionalLong.empty())) {
            check = CampaignCheck.of(file.campaign(), session.bench());
        }
        if (json) {
            out.print(json(file, check));
        } else {
            table(file, check);
        }
        return ExitStatus.DONE;
    }

    private static String json(CampaignFile file, CampaignCheck check) {
        var tree = JsonText.object()
                .put("campaign", file.campaign().name())
                .put("bench", file.bench().name());
        var steps = tree.putArray("steps");
        check.steps().forEach(step -> {
            var one = steps.addObject()
                    .put("step", step.name())
                    .put("place", step.place())
                    .put("units", step.units())
                    .put("set_points", step.setPoints())
                    .put("least_seconds", step.seconds().least())
                    .put("most_seconds", step.seconds().most());
            if (!step.remarks().isEmpty()) {
                var remarks = one.putArray("remarks");
                step.remarks().forEach(remarks::add);
            }
        });
        tree.putObject("metrics")
                .put("units", check.units())
                .put("set_points", check.setPoints())
                .put("least_seconds", check.seconds().least())
                .put("most_seconds", check.seconds().most());
        return JsonText.of(tree);
    }

    private void table(CampaignFile file, CampaignCheck check) {
        out.printf(Locale.ROOT, "%-20s %8s %10s  %-22s %s%n", "step", "units", "set-points", "lab time", "where");
        check.steps()
                .forEach(step -> out.printf(
                        Locale.ROOT,
                        "%-20s %8d %10d  %-22s %s%n",
                        step.name(),
                        step.units(),
                        step.setPoints(),
                        duration(step.seconds()),
                        step.place()));
        check.steps().forEach(step -> step.remarks().forEach(remark -> out.println(step.place() + ": " + remark)));
        out.println(file.campaign().name() + " on " + file.bench().name() + ": " + check.setPoints()
                + " set-points are within the limits; about " + duration(check.seconds())
                + " of lab time; nothing was set");
    }

    private static String duration(Plan.Seconds seconds) {
        String least = duration(seconds.least());
        String most = duration(seconds.most());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        long minutes = whole % 3600 / 60;
        return hours > 0
                ? hours + " h " + minutes + " min"
                : minutes > 0 ? minutes + " min " + whole % 60 + " s" : whole + " s";
    }
}
