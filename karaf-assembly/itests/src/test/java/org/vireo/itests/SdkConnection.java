package org.vireo.itests;

import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.ConnectionBuilder;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.Lab;

/** Connections of the client library that programs in Java use. */
final class SdkConnection {
    private SdkConnection() {}

    static Connection ofAdministrator(Lab lab) throws Exception {
        return of(lab, EngineProcess.ADMIN, lab.engine().password());
    }

    static Connection of(Lab lab, String user, String password) throws Exception {
        return ConnectionBuilder.connection()
                .url(lab.engine().url() + ApiClient.API)
                .user(user)
                .password(password)
                .trustStoreFile(TrustStores.of(lab.engine().authority()).toString())
                .trustStorePassword(TrustStores.PASSWORD)
                .build();
    }
}
