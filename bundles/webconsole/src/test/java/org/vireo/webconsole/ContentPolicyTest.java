package org.vireo.webconsole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {
    @Test
    void allowsTheConsolesOwnScriptsByTheirDigestsAndNoOthers() {
        var policy =
                new ContentPolicy("<head><script type=\"text/javascript\">root = \"${appRoot}/${head.label}\";</script>"
                        + "<script src=\"x.js\"></script><script>alert(1)</script></head>");

        // digests made by: printf '%s' 'root = "/c/t";' | openssl dgst -sha256 -binary | base64
        assertThat(policy.header("/c", "t"))
                .contains("script-src 'self' 'sha256-6Wm/xBTjwGGtq4VgAgX/eQ2xsSvEmXOjXZ/Szl/fh7Y='"
                        + " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void allowsNoInlineScriptWhenTheTemplateIsUnknown() {
        assertThat(new ContentPolicy("").header("/c", "t")).contains("script-src 'self';");
    }
}
