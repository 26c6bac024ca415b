import { createBrowserRouter, Navigate } from 'react-router'
import { HomePage } from '#client/session/HomePage.tsx'
import { NotFoundPage } from '#client/shell/NotFoundPage.tsx'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { Root } from '#client/shell/Root.tsx'
import { RouteError } from '#client/shell/RouteError.tsx'
import { WorkspaceFrame } from '#client/shell/WorkspaceFrame.tsx'

/** What a route may say about its page. */
export interface PageHandle {
  /** The page needs all the room there is: the navigation narrows for it. */
  bleed?: boolean
}

// Every page is a chunk of its own, fetched when it is first visited.
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Root,
    ErrorBoundary: RouteError,
    HydrateFallback: PagePlaceholder,
    children: [
      { index: true, Component: HomePage },
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('#client/session/SignInPage.tsx')).SignInPage }),
      },
      { path: 'setup', lazy: async () => ({ Component: (await import('#client/session/SetUpPage.tsx')).SetUpPage }) },
      {
        path: 'invitation/:token',
        lazy: async () => ({ Component: (await import('#client/session/InvitationPage.tsx')).InvitationPage }),
      },
      {
        path: 'w/:workspaceId',
        Component: WorkspaceFrame,
        children: [
          {
            ErrorBoundary: RouteError,
            // While the first page's code is on its way, the frame is there already.
            HydrateFallback: PagePlaceholder,
            children: [
              { index: true, element: <Navigate to="programs" replace /> },
              {
                path: 'programs',
                lazy: async () => ({ Component: (await import('#client/programs/ProgramsPage.tsx')).ProgramsPage }),
              },
              {
                path: 'programs/:programId',
                handle: { bleed: true } satisfies PageHandle,
                lazy: async () => ({
                  Component: (await import('#client/editor/ProgramEditorPage.tsx')).ProgramEditorPage,
                }),
              },
              {
                path: 'prospects',
                lazy: async () => ({ Component: (await import('#client/prospects/ProspectsPage.tsx')).ProspectsPage }),
              },
              {
                path: 'prospects/:prospectId',
                lazy: async () => ({ Component: (await import('#client/prospects/ProspectPage.tsx')).ProspectPage }),
              },
              {
                path: 'imports',
                lazy: async () => ({ Component: (await import('#client/imports/ImportsPage.tsx')).ImportsPage }),
              },
              {
                path: 'imports/new/:importId?',
                lazy: async () => ({ Component: (await import('#client/imports/NewImportPage.tsx')).NewImportPage }),
              },
              {
                path: 'imports/:importId',
                lazy: async () => ({ Component: (await import('#client/imports/ImportPage.tsx')).ImportPage }),
              },
              {
                path: 'lists',
                lazy: async () => ({ Component: (await import('#client/lists/ListsPage.tsx')).ListsPage }),
              },
              {
                path: 'files',
                lazy: async () => ({ Component: (await import('#client/files/FilesPage.tsx')).FilesPage }),
              },
              {
                path: 'leads',
                lazy: async () => ({ Component: (await import('#client/leads/LeadsPage.tsx')).LeadsPage }),
              },
              {
                path: 'leads/:leadId',
                lazy: async () => ({ Component: (await import('#client/leads/LeadPage.tsx')).LeadPage }),
              },
              {
                path: 'mailbox/:mailId?',
                lazy: async () => ({ Component: (await import('#client/mailbox/MailboxPage.tsx')).MailboxPage }),
              },
              {
                path: 'settings/:section?',
                lazy: async () => ({ Component: (await import('#client/settings/SettingsPage.tsx')).SettingsPage }),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
])
