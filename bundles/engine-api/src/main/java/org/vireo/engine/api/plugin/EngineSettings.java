package org.vireo.engine.api.plugin;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;

/** Settings of the engine itself that can be changed while it runs. Thread-safe. */
@ProviderType
public interface EngineSettings {
    /**
     * How they look and what they hold, one form for each part of the engine.
     *
     * @throws org.vireo.engine.api.command.CommandRefused when the caller lacks the permit {@code configure_engine}
     */
    List<PluginForm> forms(Caller caller);

    /**
     * Changes values of one form; fields not named stay. The part of the engine takes them at once; what it was doing goes on or is begun
     * anew. An event tells of it.
     *
     * @param values texts as a person would write them; an empty text puts a field back to its default
     * @throws org.vireo.engine.api.command.CommandRefused when the caller may not do this
     * @throws org.vireo.model.VireoException naming the field that is wrong
     */
    void configure(String pid, Map<String, String> values, Caller caller);
}
