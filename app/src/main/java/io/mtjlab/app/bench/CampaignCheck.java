package io.mtjlab.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.protocols.campaign.Campaign;
import io.mtjlab.protocols.campaign.Kinds;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.setup.Operator;

/**
 * What a campaign would do on a bench, found out without setting anything.
 *
 * @param steps in their order
 */
public record CampaignCheck(List<CheckedStep> steps) {

    /**
     * @param place {@code file:line}
     * @param units known beforehand
     * @param setPoints how many were held against the limits
     * @param seconds of lab time that the units will take
     * @param remarks what somebody should know before it runs
     */
    public record CheckedStep(
            String name, String place, int units, int setPoints, Plan.Seconds seconds, List<String> remarks) {
        public CheckedStep {
            remarks = List.copyOf(remarks);
        }
    }

    /** Somebody will be there when it runs: a check asks nothing. */
    private static final Operator LATER = new Operator() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public boolean confirms(String question, Duration patience) {
            return false;
        }
    };

    public CampaignCheck {
        steps = List.copyOf(steps);
    }

    /**
     * Holds every set-point against every limit, and asks the plans how long they take.
     *
     * @throws InvalidInput with all that is wrong, a line for each step that cannot be done
     */
    public static CampaignCheck of(Campaign campaign, Bench bench) {
        List<Measurement> measurements = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        var stations = Kinds.stations(campaign, bench, LATER, device -> DeviceHealth.NEW);
        for (var step : campaign.steps()) {
            try {
                measurements.add(Kinds.measurement(step, stations));
            } catch (InvalidInput e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        }
        try {
            campaign.interlocks(bench);
        } catch (InvalidInput e) {
            wrong.add(String.valueOf(e.getMessage()));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(String.join("\n", wrong));
        }
        List<CheckedStep> checked = new ArrayList<>();
        for (Step step : Step.of(measurements)) {
            Plan plan = step.procedure().plan();
            checked.add(new CheckedStep(
                    step.name(),
                    campaign.steps().get(checked.size()).place(),
                    plan.outlook().size(),
                    measurements.get(checked.size()).setPoints().size(),
                    plan.seconds(),
                    measurements.get(checked.size()).remarks()));
        }
        return new CampaignCheck(checked);
    }

    public int units() {
        return steps.stream().mapToInt(CheckedStep::units).sum();
    }

    public int setPoints() {
        return steps.stream().mapToInt(CheckedStep::setPoints).sum();
    }

    /** Lab time of all steps. */
    public Plan.Seconds seconds() {
        return steps.stream().map(CheckedStep::seconds).reduce(new Plan.Seconds(0, 0), Plan.Seconds::and);
    }
}
