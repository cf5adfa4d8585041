package org.vireo.database;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Hands scripts to Flyway without letting it search a class path, which means little in OSGi. Immutable. */
final class ScriptResources implements ResourceProvider {
    private final List<LoadableResource> resources;

    ScriptResources(List<Schema.Script> scripts) {
        resources = scripts.stream().<LoadableResource>map(ScriptResource::new).toList();
    }

    @Override
    public LoadableResource getResource(String name) {
        return resources.stream()
                .filter(one -> one.getFilename().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return resources.stream()
                .filter(one -> one.getFilename().startsWith(prefix)
                        && List.of(suffixes).stream().anyMatch(one.getFilename()::endsWith))
                .toList();
    }

    private static final class ScriptResource extends LoadableResource {
        private final Schema.Script script;

        ScriptResource(Schema.Script script) {
            this.script = script;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return script.fileName();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return script.fileName();
        }

        @Override
        public String getFilename() {
            return script.fileName();
        }

        @Override
        public String getRelativePath() {
            return script.fileName();
        }
    }
}
