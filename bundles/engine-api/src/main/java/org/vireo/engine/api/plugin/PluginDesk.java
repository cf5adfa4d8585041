package org.vireo.engine.api.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Submission;

/** Where plugins are brought to, whichever door they come through. Thread-safe. */
@ProviderType
public interface PluginDesk {
    /**
     * How a package comes.
     *
     * @param name of the file, for messages
     * @param origin {@code upload} or {@code deploy}
     * @param size of the package in bytes, so that one too large is refused before it is read; negative when it is not known
     * @param allowUnsigned whether it may come without a signature this once
     */
    record Arrival(String name, String origin, long size, boolean allowUnsigned) {}

    /**
     * Takes a package in: an installation when the plugin is new, an upgrade or downgrade when it is there in another version. Blocks until
     * all of it was read and has passed its gates. What was refused is kept in the history of plugins.
     *
     * @param content read to its end, but never further than what the engine takes; not closed
     * @throws org.vireo.engine.api.command.CommandRefused with one sentence, also when the caller may not do this: then nothing was read
     * @throws IOException when the content cannot be read
     */
    Submission receive(Arrival arrival, InputStream content, Caller caller) throws IOException;

    /**
     * Goes back to the version before, with the configuration it had.
     *
     * @throws org.vireo.engine.api.command.CommandRefused when there is none, or the caller may not do this
     */
    Submission rollBack(String plugin, Caller caller);

    /**
     * The manifest of a plugin in the version that is installed.
     *
     * @throws org.vireo.model.VireoException when there is no such plugin
     */
    PluginManifest manifest(String plugin);

    /** How the configuration of a plugin looks and what it holds. Values of secret fields are never told. */
    List<PluginForm> forms(String plugin, Caller caller);

    /**
     * Changes values of one configuration of a plugin; fields not named stay. Takes effect at once.
     *
     * @param pid of the form; for one that can have several instances {@code <pid>~<name>}, which is made when there is none
     * @param values texts as a person would write them; an empty text puts a field back to its default
     * @throws org.vireo.engine.api.command.CommandRefused naming the field that is wrong, or when the caller may not do this
     */
    void configure(String plugin, String pid, Map<String, String> values, Caller caller);

    /** Takes one instance of a configuration away, with its secrets. */
    void unconfigure(String plugin, String pid, Caller caller);
}
