package io.mtjlab.protocols.kind;

import java.util.List;

import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.protocols.setup.SetPoint;

/** A procedure that says beforehand where it will go. */
public interface Measurement extends Procedure {

    /** Every value that it may set on an output, to be held against the limits before anything is sent. */
    List<SetPoint> setPoints();
}
