using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Directory;

/// <summary>The participants, their organisations and what they are granted: one record, seen and written by administrators.</summary>
public sealed class DirectoryKind : RecordKind<DirectoryState>
{
    /// <summary>The one directory of an installation.</summary>
    public static readonly ActorId Actor = ActorId.Parse("directory/main");

    public override string Name => "directory";
    public override Codec Codec => DirectoryCodec.Codec;
    public override DirectoryState Initial => DirectoryState.Empty;
    public override JsonTypeInfo StateInfo => DirectoryCodec.Json.DirectoryState;

    public override Right RightIn(Standing standing, CompartmentId compartment) =>
        compartment == CompartmentId.Administration && MayCreate(standing) ? Right.Write : Right.None;

    public override bool Creates(Command command) => command is OpenDirectory;
    public override bool MayCreate(Standing standing) => standing.Principal.IsAdministrator(standing.Today);

    public override Decision Decide(Sight sight, Command command) =>
        sight.At != CompartmentId.Administration
            ? Rejection.NotFound
            : DirectoryRules.Decide(sight, sight.Of<DirectoryState>(sight.At), command);

    public override DirectoryState Evolve(DirectoryState state, Recorded recorded) => DirectoryEvolution.Evolve(state, recorded);

    public override Listing? ListingOf(CompartmentId compartment, DirectoryState state) => new(
        "Directory",
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["participants"] = state.Participants.Count.ToString(CultureInfo.InvariantCulture),
            ["organizations"] = state.Organizations.Count.ToString(CultureInfo.InvariantCulture),
        }));
}
