using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;

namespace Tracker.Protocol;

/// <summary>What is recorded of one kind of information of a body.</summary>
/// <param name="Claim">The fact that says so.</param>
/// <param name="Document">Where it can be read.</param>
public sealed record DisclosureLine(
    EntityId Claim, InformationKind Information, Disclosure State, string? What = null, PartialDate? From = null, PartialDate? To = null,
    string? Document = null);

/// <summary>What a body or a committee publishes, and how complete the data about authors of its standards is.</summary>
public sealed record TransparencyLine(ActorId Body, string Title, ImmutableArray<DisclosureLine> Said, AuthorShare Authors);
