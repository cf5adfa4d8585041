package org.vireo.plugins;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vireo.engine.api.command.Check;

/**
 * Who may bring plugins. Pure.
 *
 * @param objection to a signer, empty for those that are trusted
 * @param unsignedAllowed whether packages need no signature at all
 */
record SignatureGate(Function<List<X509Certificate>, Optional<String>> objection, boolean unsignedAllowed) {
    /** @param once whether an administrator allows this package without a signature; one that does not hold is refused even so */
    Check check(PluginPackage found, boolean once) {
        var plugin = found.manifest().text();
        if (found.signature() instanceof Signature.Broken broken) {
            return Check.invalid("The signature of plugin " + plugin + " does not hold: " + broken.why() + ".");
        }
        if (found.signature() instanceof Signature.Signed signed) {
            return objection
                    .apply(signed.chain())
                    .map(why -> Check.invalid("The signature of plugin " + plugin + " does not count: " + why + "."))
                    .orElse(Check.FINE);
        }
        return unsignedAllowed || once
                ? Check.FINE
                : Check.invalid("Plugin " + plugin + " is not signed, and this engine takes signed plugins only;"
                        + " an administrator may allow it for one installation.");
    }
}
