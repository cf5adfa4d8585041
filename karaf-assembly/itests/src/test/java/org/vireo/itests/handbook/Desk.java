package org.vireo.itests.handbook;

import java.net.URI;
import java.nio.file.Path;
import org.vireo.itests.lab.EngineShell;

/**
 * Where a reader sits who follows the handbook.
 *
 * @param engine address of the engine
 * @param home of the engine: its folders {@code app} and {@code data}
 * @param console of the engine
 * @param databasePort of the engine's PostgreSQL
 * @param exports where the first host keeps packages of machines
 * @param log of the engine
 */
record Desk(URI engine, Path home, EngineShell console, int databasePort, Path exports, Path log) {
    Path authority() {
        return home.resolve("data/pki/ca.pem");
    }

    Path passwordFile() {
        return home.resolve("data/secrets/admin-password");
    }

    Path historyPassword() {
        return home.resolve("data/postgres/history_password");
    }
}
