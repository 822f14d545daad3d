package io.mtjlab.protocols.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.protocols.setup.SetPoint;

/** A procedure that says beforehand where it will go. */
public interface Measurement extends Procedure {

    /** Every value that it may set on an output, to be held against the limits before anything is sent. */
    List<SetPoint> setPoints();

    /** What somebody should know before it runs; of a step that waits for a person, that it does. */
    default List<String> remarks() {
        return List.of();
    }

    /** Makes its outputs safe, so that the next step meets a device without field, current and carrier. */
    @Override
    default void end(RunContext run) throws Exception {
        List<SafeAction> actions = new ArrayList<>(safeActions());
        actions.sort(Comparator.comparingInt(SafeAction::order).thenComparing(SafeAction::name));
        for (SafeAction action : actions) {
            action.makeSafe();
        }
    }
}
