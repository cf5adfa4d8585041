package org.vireo.rest.http;

import java.util.function.Supplier;
import org.vireo.rest.define.Engine;
import org.vireo.rest.define.Presenting;
import org.vireo.rest.define.Tree;
import org.vireo.rest.define.Writing;

/** What all resources work with. Immutable. */
record Served(Engine engine, Tree tree, Presenting presenting, Writing writing, EntryPoint entry, Unserved unserved) {
    /** Reads of a collection within one transaction, so that what is shown belongs together; in none what comes from outside. */
    <T> T reading(Request request, Tree.Listed<?, ?> listed, Supplier<T> work) {
        return listed.collection().source().outside() ? work.get() : reading(request, work);
    }

    /** Reads within one transaction, so that what is shown belongs together. */
    <T> T reading(Request request, Supplier<T> work) {
        return request.exchange().engine().transactions().read(work);
    }
}
