package org.vireo.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenPostgresTest {

    @Test
    void takesAnAddressWithOrWithoutJdbc() {
        for (String url : new String[] {
            "jdbc:postgresql://db.example:6432/v?sslmode=require", "postgresql://db.example:6432/v?sslmode=require"
        }) {
            ServerAccess access = new GivenPostgres(url, "ann", Optional.empty()).access();
            assertThat(access.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/v?sslmode=require");
            assertThat(access.dsn()).isEqualTo("postgresql://ann@db.example:6432/v?sslmode=require");
        }
    }

    @Test
    void refusesAPasswordInTheAddressWithoutRepeatingIt() {
        for (String url : new String[] {"postgresql://ann:hush@db/v", "jdbc:postgresql://db/v?password=hush"}) {
            assertThatThrownBy(() -> new GivenPostgres(url, "ann", Optional.empty()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("password_file")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertThatThrownBy(() -> new GivenPostgres("jdbc:h2:mem:x", "ann", Optional.empty()))
                .hasMessageContaining("jdbc:postgresql://host:port/database");
    }
}
