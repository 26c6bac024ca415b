import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What pages may load and who may frame them. Scripts are our own files only. Styles may be inline: React Flow places
 *  nodes by style attributes, and the previews of emails, shown in sandboxed srcdoc frames, inherit this policy and are
 *  nothing but inline styles. Their pictures come from anywhere on https. */
export function securityHeaders(publicUrl: string, production: boolean): RequestHandler {
  const https = publicUrl.startsWith('https://')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The development server puts a script into the page and talks by WebSocket.
        scriptSrc: production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
        connectSrc: production ? ["'self'"] : ["'self'", 'ws:', 'wss:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Over plain http a browser ignores it, and says so in the console.
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}
