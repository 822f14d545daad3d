package io.mtjlab.analysis.fit;

/** Why the search for the best parameters ended. */
public enum StopReason {
    CONVERGED("converged"),
    AT_MACHINE_PRECISION("no further progress at machine precision"),
    TOO_MANY_EVALUATIONS("ran out of evaluations"),
    LEFT_THE_DOMAIN("the model is not finite around the best point");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
