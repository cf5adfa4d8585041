package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.secret.SecretKeys;
import org.vireo.inventory.Inventory;

/** {@code vireo:secret-rotate}: a new key for the secrets in the database. */
@Service
@Command(
        scope = "vireo",
        name = "secret-rotate",
        description = "Makes a new key and seals all secrets in the database with it")
public final class SecretRotate implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    SecretKeys keys;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "configure_engine");
        var renewal = keys.renew();
        session.getConsole()
                .println("Key " + renewal.key() + " seals from now on; " + renewal.rows()
                        + " rows were sealed anew. The older key goes at the next start of the engine.");
        return null;
    }
}
