package io.mtjlab.protocols.setup;

/** The bench did what it was told and yet nothing could be measured: a field that never settles, an open contact. */
public class MeasurementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MeasurementFailed(String message) {
        super(message);
    }
}
