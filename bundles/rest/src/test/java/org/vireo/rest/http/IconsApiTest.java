package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Vm;
import org.vireo.model.DefinitionId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;
import org.vireo.rest.types.Icon;
import org.vireo.rest.wire.WireFormats;

class IconsApiTest {
    private static final String VM = "/vms/" + World.DOWN.value();

    private final FakeEngine engine = World.engine();
    private final WireFormats wire = new WireFormats();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private static String picture(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String changed(String type, String data) {
        return "<vm><large_icon><media_type>" + type + "</media_type><data>" + data + "</data></large_icon></vm>";
    }

    private int answered(String body) throws Exception {
        return api.send("PUT", VM, body).statusCode();
    }

    @Test
    void aPictureIsKeptWithASmallOneMadeOfIt() throws Exception {
        api.send(
                "POST",
                "/vms",
                "<vm><name>pretty</name><cluster><name>Default</name></cluster><template><name>Blank</name></template>"
                        + "<large_icon><media_type>image/png</media_type><data>" + picture(150, 100)
                        + "</data></large_icon></vm>");

        AddVm add = engine.last();
        var kept = wire.json()
                .read(
                        new ByteArrayInputStream(add.details().extras().getBytes(StandardCharsets.UTF_8)),
                        org.vireo.rest.types.Vm.class);
        assertThat(kept.getLargeIcon().getData()).isEqualTo(picture(150, 100));
        var small = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(kept.getSmallIcon().getData())));
        assertThat(small.getWidth()).isEqualTo(43);
        assertThat(small.getHeight()).isEqualTo(28);
    }

    @Test
    void whatIsNoFitPictureIsRefused() throws Exception {
        assertThat(answered(changed("image/png", picture(151, 10)))).isEqualTo(400);
        assertThat(answered(changed("image/png", picture(10, 121)))).isEqualTo(400);
        assertThat(answered(changed("image/svg+xml", picture(10, 10)))).isEqualTo(400);
        assertThat(answered(changed("image/jpeg", picture(10, 10)))).isEqualTo(400);
        assertThat(answered(changed("image/png", "AAAA"))).isEqualTo(400);
        assertThat(answered(changed("image/png", picture(10, 10).substring(0, 60))))
                .isEqualTo(400);
        assertThat(answered(changed("image/png", "A".repeat(40_000)))).isEqualTo(400);
        assertThat(answered("<vm><large_icon id=\"" + UUID.randomUUID() + "\"/></vm>"))
                .isEqualTo(404);
        assertThat(answered("<vm><large_icon id=\"x\"/></vm>")).isEqualTo(400);
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void iconsOfAMachineAreShownAndServed() throws Exception {
        var own = new Definition(DefinitionId.random());
        own.setKind("icon");
        own.setExtras("{\"media_type\":\"image/png\",\"data\":\"" + picture(1, 1) + "\"}");
        engine.inventory.add(own);
        assertThat(api.get(VM).body()).containsPattern("<large_icon href=\"/ovirt-engine/api/icons/[-0-9a-f]+\"");

        answered("<vm><large_icon id=\"" + own.id().value() + "\"/></vm>");
        UpdateVm update = engine.last();
        update.details().applyTo(engine.inventory.get(Vm.class, World.DOWN));

        assertThat(api.get(VM).body())
                .contains(
                        "<large_icon href=\"/ovirt-engine/api/icons/" + own.id().value() + "\"")
                .contains("<small_icon href=");
        var icon = api.send(api.api("/icons/" + own.id().value()).header("Accept", "application/json"));
        assertThat(wire.json()
                        .read(new ByteArrayInputStream(icon.body().getBytes(StandardCharsets.UTF_8)), Icon.class)
                        .getData())
                .isEqualTo(picture(1, 1));
        assertThat(api.get("/icons/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
