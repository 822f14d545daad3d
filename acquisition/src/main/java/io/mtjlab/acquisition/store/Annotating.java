package io.mtjlab.acquisition.store;

/** How fits and tags get into a store, be it a file or a server. */
interface Annotating {

    /** Makes the change. It is on the disk when this returns. */
    void submitAndAwait(Committer.Write write);
}
