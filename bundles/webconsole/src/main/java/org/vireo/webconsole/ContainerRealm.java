package org.vireo.webconsole;

import java.io.IOException;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.BasicHeader;

/** Logs in at the container's realm, which asks the engine and gives administrators the container's roles. Stateless. */
final class ContainerRealm implements Doorkeeper.Realm {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerRealm.class);
    private static final String REALM = "karaf";
    private static final String WAY = "webconsole";

    @Override
    public Optional<Subject> login(BasicHeader given, String from) {
        var subject = new Subject();
        subject.getPrincipals().add(new ClientPrincipal(WAY, from));
        try {
            new LoginContext(REALM, subject, callbacks -> answer(callbacks, given)).login();
            return Optional.of(subject);
        } catch (LoginException e) {
            LOG.debug("Somebody at {} was not let in", from, e);
            return Optional.empty();
        }
    }

    private static void answer(Callback[] callbacks, BasicHeader given)
            throws IOException, UnsupportedCallbackException {
        for (var callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(given.name());
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(given.password().reveal().toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
