package io.mtjlab.acquisition.engine;

import io.mtjlab.acquisition.store.RunStatus;

/** How a run ended. */
public sealed interface Outcome {

    /** As it is stored. */
    RunStatus status();

    /** Why it did not end well, or "". */
    String cause();

    /** Every unit of every plan is stored, and the bench is safe. */
    record Done() implements Outcome {
        @Override
        public RunStatus status() {
            return RunStatus.DONE;
        }

        @Override
        public String cause() {
            return "";
        }
    }

    /** Something was thrown. */
    record Failed(Throwable error) implements Outcome {
        @Override
        public RunStatus status() {
            return RunStatus.FAILED;
        }

        @Override
        public String cause() {
            return error.getMessage() == null ? error.toString() : error.getMessage();
        }
    }

    /** {@link RunControl#abort} was called. */
    record Aborted(String reason) implements Outcome {
        @Override
        public RunStatus status() {
            return RunStatus.ABORTED;
        }

        @Override
        public String cause() {
            return reason;
        }
    }

    /** Ctrl-C, SIGTERM, or an interrupt of the run's thread. */
    record Interrupted() implements Outcome {
        @Override
        public RunStatus status() {
            return RunStatus.INTERRUPTED;
        }

        @Override
        public String cause() {
            return "interrupted";
        }
    }
}
