using Tracker.Domain.Identifiers;

namespace Tracker.Domain.Decisions;

/// <summary>The name of a body in front of the numbers of its decisions.</summary>
public static class BodyName
{
    /// <summary>Without its title: <c>ISO/TC 184/SC 4</c> of <c>ISO/TC 184/SC 4 Industrial data</c>; another name stays as it is.</summary>
    public static string Short(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf(' ', end - 1))
            if (DocumentIdentifier.Read(name[..end].TrimEnd(',', ':', ' ')) is { Family: IdentifierFamily.Groups })
                return name[..end].TrimEnd(',', ':', ' ');
        return name;
    }
}
