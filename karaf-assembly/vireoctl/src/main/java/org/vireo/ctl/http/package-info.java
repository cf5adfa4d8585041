/** The way to an engine: whom to trust, requests, answers. */
package org.vireo.ctl.http;
