package org.vireo.identity;

import java.util.HashMap;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Logins;

/**
 * Lets administrators into the container's own web console, shell and management beans. Takes the place of the container's users while
 * logins work; without a database those come back. Immutable.
 */
@Component(service = JaasRealm.class)
public final class ConsoleRealm implements JaasRealm {
    private static final int ABOVE_THE_CONTAINERS_OWN = 100;

    private final BundleContext bundle;
    private final Logins logins;

    /** Asks these logins. */
    @Activate
    public ConsoleRealm(BundleContext bundle, @Reference Logins logins) {
        this.bundle = bundle;
        this.logins = logins;
    }

    @Override
    public String getName() {
        return "karaf";
    }

    @Override
    public int getRank() {
        return ABOVE_THE_CONTAINERS_OWN;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        Map<String, Object> options = new HashMap<>();
        options.put(BundleContext.class.getName(), bundle);
        options.put(ProxyLoginModule.PROPERTY_MODULE, AccountLoginModule.class.getName());
        options.put(
                ProxyLoginModule.PROPERTY_BUNDLE,
                Long.toString(bundle.getBundle().getBundleId()));
        options.put(Logins.class.getName(), logins);
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options)
        };
    }
}
