/** What reports are, what a form of them must do, and the contents that every form is given. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.vireo.spi.report;
