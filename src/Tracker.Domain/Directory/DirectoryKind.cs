namespace Tracker.Domain.Directory;

/// <summary>The participants, their organisations and memberships: one record for administrators.</summary>
public sealed class DirectoryKind() : RecordKind<DirectoryState>("directory", new DirectoryJson(Codec.Options), DirectoryState.Empty, [new DirectoryPart()])
{
    /// <summary>The one directory of an installation.</summary>
    public static readonly ActorId Actor = ActorId.Parse("directory/main");

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
        [CompartmentRule.One(CompartmentId.Administration, s => s.Principal.IsAdministrator(s.Today) ? Right.Write : Right.None)];

    public override bool Creates(Command command) => command is OpenDirectory;
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, CompartmentId.Administration);

    public override Listing? ListingOf(CompartmentId compartment, DirectoryState state) => new(
        "Directory",
        ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal,
        [
            new("participants", state.Participants.Count.ToString(CultureInfo.InvariantCulture)),
            new("organizations", state.Organizations.Count.ToString(CultureInfo.InvariantCulture)),
        ]));

    protected override Rejection? Refuses(Sight sight, DirectoryState? here, Command command) =>
        sight.At != CompartmentId.Administration || here is null && command is not OpenDirectory ? Rejection.NotFound : null;
}

/// <summary>The JSON of the directory's state and messages.</summary>
[JsonSerializable(typeof(DirectoryState)), JsonSerializable(typeof(DirectoryCommand)), JsonSerializable(typeof(DirectoryEvent))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
