using Blazor.Diagrams.Core.Geometry;
using Blazor.Diagrams.Core.Models;

namespace Tracker.Web.Records.Diagrams;

/// <summary>A record in a drawing. Its size is given, so that links are drawn before the browser has measured it.</summary>
public sealed class RecordNode : NodeModel
{
    public RecordNode(PlacedNode placed, bool isOpen, Action<ActorId> open) : base(placed.Node.Actor.Value, new Point(placed.X, placed.Y))
    {
        (Record, IsOpen, Open) = (placed.Node, isOpen, open);
        Size = new Size(RelationMap.Wide, RelationMap.High);
        Title = placed.Node.Title;
    }

    public MapNode Record { get; }
    public bool IsOpen { get; }
    public Action<ActorId> Open { get; }
}
