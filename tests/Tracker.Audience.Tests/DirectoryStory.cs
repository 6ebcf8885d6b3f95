using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>Work on the one directory; it exists from the first start, so opening it again is refused.</summary>
internal sealed class DirectoryStory(Tokens tokens) : IStory
{
    private static readonly CompartmentId A = CompartmentId.Administration;

    public ActorId Actor(string name) => DirectoryKind.Actor;

    public IReadOnlyList<Step> Steps()
    {
        var (person, company, membership) = (ParticipantId.Parse(tokens.For(A)), GroupId.Parse("org/" + tokens.For(A)), tokens.Id(A));
        string name = tokens.For(A), email = tokens.For(A) + "@example.org", subject = tokens.For(A), title = tokens.For(A);
        return
        [
            By(() => new AddParticipant(person, name, email, subject)),
            By(() => new RenameParticipant(person, new Edit(name, tokens.For(A)))),
            By(() => new ChangeEmail(person, new Edit(email, tokens.For(A) + "@example.org"))),
            By(() => new LinkSubject(person, new Edit(subject, tokens.For(A)))),
            By(() => new AddOrganization(company, title, OrganizationKind.Company)),
            By(() => new RenameOrganization(company, new Edit(title, tokens.For(A)))),
            By(() => new AddMembership(membership, person, company)),
            By(() => new ChangeMembership(membership, person, null, new DateOnly(2030, 1, 1))),
            By(() => new RemoveMembership(membership, person)),
            By(() => new CloseOrganization(company)),
            By(() => new ReopenOrganization(company)),
            By(() => new CloseParticipant(person)),
            By(() => new ReopenParticipant(person)),
        ];
    }

    private static Step By(Func<Command> command) => new(Cast.Administrator, A, command);
}
